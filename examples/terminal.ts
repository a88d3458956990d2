/** A terminal in a program: what a learner types, and what is shown. */
import { createLab } from 'slipway';
import { openTerminal } from 'slipway/terminal';

const lab = createLab({ seed: 'terminal' });
const terminal = openTerminal(lab);

terminal.enter('docker run -ti --name diary debian bash');
terminal.enter('echo "calm sea" > /srv/monday');
console.log(terminal.prompt.endsWith(':/# ')); // true
terminal.enter('exit');

console.log(terminal.enter('docker diff diary').output.trim().split('\n').join(', ')); // C /srv, A /srv/monday
console.log(terminal.enter('docker rm diray').output.trim()); // Error response from daemon: No such container: diray

// The same world through the typed API, and one step back.
const diary = lab.host().container('diary');
terminal.enter('docker rm diary');
console.log(diary.exists); // false
lab.undo();
console.log(diary.exists, diary.files.read('/srv/monday').trim()); // true calm sea
