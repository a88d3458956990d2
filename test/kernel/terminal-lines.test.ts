import { expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

/** As Docker 20.10 passes it on: `docker run --rm -t busybox echo hi | od -c`. */
test("a container's own terminal ends its lines as terminals do; a screen shows plain lines", () => {
  const lab = createLab();
  lab.host().pull('busybox');
  const terminal = openTerminal(lab);
  expect(terminal.enter('docker run --rm -t busybox echo hi | od -An -c').output).toBe('   h   i  \\r  \\n\n');
  expect(terminal.enter('docker run --rm busybox echo hi | od -An -c').output).toBe('   h   i  \\n\n');
  terminal.enter('docker run -d --name box -t busybox sh -c "echo log; sleep 100"');
  expect(terminal.enter('docker logs box | od -An -c').output).toBe('   l   o   g  \\r  \\n\n');
  expect(terminal.enter('docker exec -t box echo x | od -An -c').output).toBe('   x  \\r  \\n\n');
  expect(terminal.enter('docker run --rm -t busybox echo hi').output).toBe('hi\n');
});
