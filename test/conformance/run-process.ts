import { spawn } from 'node:child_process';

/** What a command did: both streams whole, and its exit code, 128 + N if signal N ended it. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/**
 * Runs a program to its end with nothing on its standard input.
 * @throws Error when it cannot be started, or runs longer than `seconds`; then it is killed
 */
export function runProcess(command: readonly string[], seconds: number): Promise<Ran> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (bytes: Buffer) => output.stdout.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => output.stderr.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === null) reject(new Error(`has not ended after ${seconds} s: ${command[command.length - 1] ?? ''}`));
      else
        resolve({
          stdout: Buffer.concat(output.stdout).toString('utf8'),
          stderr: Buffer.concat(output.stderr).toString('utf8'),
          code,
        });
    });
  });
}
