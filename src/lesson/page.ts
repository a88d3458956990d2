/** A piece of what a learner is shown. A screen is what the simulated machine printed: its lines stay as they are. */
export interface Piece {
  readonly kind: 'title' | 'text' | 'good' | 'bad' | 'note' | 'screen';
  readonly text: string;
}

export type Page = readonly Piece[];

export interface PageStyle {
  /** Prose is broken so as to fit; 80 by default. */
  readonly columns?: number;
  readonly colour?: boolean;
}

const colours = { title: '1;36', good: '32', bad: '31', note: '33' } as const;

function broken(paragraph: string, columns: number): string {
  const indent = paragraph.startsWith('- ') ? '- ' : '';
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of paragraph.slice(indent.length).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(indent.length);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

function shown({ kind, text }: Piece, columns: number, colour: boolean): string {
  if (kind === 'screen') return text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const lines = text
    .split('\n')
    .map((paragraph) => broken(paragraph, columns))
    .join('\n');
  return kind === 'text' || !colour ? `${lines}\n` : `\u001b[${colours[kind]}m${lines}\u001b[0m\n`;
}

/** A page as text for a terminal. */
export function pageText(page: Page, { columns = 80, colour = false }: PageStyle = {}): string {
  return page.map((piece) => shown(piece, Math.max(30, columns), colour)).join('');
}
