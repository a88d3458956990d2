/** What the player of lessons says. */
export const playerWords = {
  nothing: () => 'nothing',
  yes: () => 'yes',
  no: () => 'no',
  'menu.title': () => 'Lessons',
  'menu.how': () => 'Type the number of a lesson; `next` for the first that is still open; `quit` to leave.',
  'menu.done': ({ done, of }: { done: number; of: number }) => `Done: ${done} of ${of}.`,
  'menu.prompt': () => 'lesson> ',
  'menu.unknown': ({ typed }: { typed: string }) =>
    `There is no lesson \`${typed}\`: type a number from the list, or the name of a lesson; \`menu\` shows the list.`,
  'menu.all-done': () => 'All lessons are done. Any of them can be taken again.',
  'story.goal': ({ goal }: { goal: string }) => `Goal: ${goal}`,
  'story.question': () => 'A question comes first: type `question`.',
  'story.how': () =>
    'You are at the prompt of a simulated machine. `help` lists what you can type besides its commands.',
  'goal.reached': ({ learned }: { learned: string }) => `Reached! ${learned}`,
  'goal.still-reached': () => 'The goal is reached.',
  'goal.parts': ({ left, of }: { left: number; of: number }) =>
    left === 1 && of === 1 ? 'Not yet:' : `Not yet (${left} of ${of}):`,
  'goal.missing': ({ sentence, more }: { sentence: string; more: number }) =>
    `Not yet: ${sentence}${more > 0 ? ` (And ${more} more: \`goal\`.)` : ''}`,
  'goal.lost': () => 'That took the goal away again.',
  'goal.next': () => '`next` goes on to the next lesson; `question` asks what is still open.',
  'goal.last': () => 'That was the last one. `menu` shows them all.',
  'hint.shown': ({ number, of, hint }: { number: number; of: number; hint: string }) =>
    `Hint ${number} of ${of}: ${hint}`,
  'hint.no-more': () => 'There are no more hints; here is the last one again.',
  'question.ask': ({ number, of, question }: { number: number; of: number; question: string }) =>
    `Question ${number} of ${of}, about the moment in which this lesson begins: ${question}`,
  'question.how': () => '`answer …` answers it.',
  'question.none': () => 'There is no question left in this lesson.',
  'question.all': () => 'Every question of this lesson is answered.',
  'answer.right': ({ answer }: { answer: string }) => `Right: ${answer}.`,
  'answer.wrong': ({ answer }: { answer: string }) => `No. It is: ${answer}. See for yourself:`,
  'answer.unreadable.names': () =>
    'That is no answer here. It is asked for names, such as `answer a b`, or `answer nothing`.',
  'answer.unreadable.number': () => 'That is no answer here. It is asked for a number, such as `answer 3`.',
  'answer.unreadable.size': () =>
    'That is no answer here. It is asked for a size, such as `answer 12MB` or `answer 0`.',
  'answer.unreadable.yes-no': () => 'That is no answer here. It is asked for `answer yes` or `answer no`.',
  'undo.done': () => 'Taken back.',
  'undo.nothing': () => 'There is nothing to take back: this is where the lesson begins.',
  'restart.done': () => 'Everything is as it was at the beginning of this lesson.',
  'terminal.now': ({ terminal }: { terminal: number }) => `This is terminal ${terminal} now.`,
  'terminal.which': () => 'Which terminal? `terminal 1` to `terminal 4`.',
  'terminal.closed': () => 'The shell has ended, and with it this lesson for now.',
  'shell.hung': () => 'It goes on by itself; Ctrl-C ends it.',
  'shell.interrupted': () => 'It did not end by itself, and was interrupted.',
  'picture.volumes': () => 'Volumes and folders, and who mounts them:',
  'picture.layers': () => 'Layers, each drawn once, with what stands on it:',
  'help.lesson': () =>
    [
      'story      what this lesson is about',
      'goal       what is still missing',
      'hint       a hint; each one says more than the one before',
      'question   the question of this lesson, and `answer …` answers it',
      'picture    the layers and volumes as they are now',
      'undo       take the last line back',
      'restart    back to the beginning of this lesson',
      'terminal N another terminal on the same machine',
      'next       the next lesson',
      'menu       all lessons',
      'quit       leave; what is done is remembered',
    ].join('\n'),
  'help.machine': () =>
    'Everything else is typed at the machine. Beside docker it has `explain` (why is this so?) and `preview` (what would that command cost?).',
  'bye.kept': ({ file }: { file: string }) => `What you have done is remembered in ${file}.`,
};
