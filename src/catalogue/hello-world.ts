import { blob, directory, type FileRow } from './file-row.js';
import { baseSteps, type Recipe, usualPath } from './recipe.js';

/** What the program of the image prints: the facts of the real one in words of our own. */
export const helloText = `
Hello from Docker!
If you can read this, your installation works.

What happened on the way to this message:
 1. The Docker client asked the Docker daemon to run the image.
 2. The daemon did not have the image "hello-world", so it pulled it from the Docker Hub. (amd64)
 3. The daemon made a new container from that image. Its one program printed what you are reading.
 4. The daemon sent the output to the client, which sent it to your terminal.

For something bigger, run a shell in a container of a whole system:
 $ docker run -it ubuntu bash

`;

function rows(): readonly FileRow[] {
  return [directory('/'), blob('/hello', 13_256, '755')];
}

export const helloWorld: Recipe = {
  repository: 'library/hello-world',
  tags: ['latest', 'linux'],
  config: { Env: [usualPath], Cmd: ['/hello'] },
  steps: baseSteps('2023-05-04T17:37:03Z', { key: 'hello-world', rows }, '/hello'),
};
