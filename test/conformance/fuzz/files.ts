import type { Chance } from './chance.js';

/** Folders of containers: mount points, what lies below them, and what the image has. */
const folders = ['/data', '/data/in', '/srv', '/etc', '/home', '/tmp'] as const;
const names = ['a', 'b', 'conf', 'in'] as const;
const texts = ['one', 'two', 'three', 'a longer text'] as const;

export const folder = (chance: Chance): string => chance.one(...folders);
export const mountPoint = (chance: Chance): string =>
  chance.weighted([
    [8, '/data'],
    [3, '/srv'],
    [2, '/data/in'],
    [1, '/etc'],
    [1, '/home/'],
    [1, '/data/a'],
    [1, '/etc/passwd'],
  ]);
export const filePath = (chance: Chance): string => `${folder(chance)}/${chance.one(...names)}`;
export const text = (chance: Chance): string => chance.one(...texts);

/** Paths of the host, seen from the working folder. */
const hostPaths = ['site', 'site/a', 'site/in', 'conf', 'missing', 'site/b'] as const;

export const hostPath = (chance: Chance): string => chance.one(...hostPaths);
export const hostAbsolute = (chance: Chance): string => `/home/student/lesson/${hostPath(chance)}`;

/** What is done to files inside a container, by its shell. */
export function edit(chance: Chance): string {
  const path = filePath(chance);
  const other = filePath(chance);
  const at = folder(chance);
  return chance.weighted<() => string>([
    [8, () => `echo ${text(chance)} > ${path}`],
    [3, () => `echo more >> ${path}`],
    [3, () => `rm -rf ${path}`],
    [1, () => `rm ${path}`],
    [2, () => `mkdir -p ${path}/d`],
    [2, () => `mkdir ${path}`],
    [1, () => `mv ${path} ${other}`],
    [1, () => `cp -r ${path} ${other}`],
    [1, () => `ln ${path} ${other}`],
    [1, () => `ln -s ${path} ${other}`],
    [1, () => `chmod ${chance.one('600', '755', '000')} ${path}`],
    [1, () => `chown ${chance.one('33', '33:33')} ${path}`],
    [1, () => `rmdir ${at}`],
    [1, () => `rm -rf ${at}`],
    [1, () => `head -c ${chance.one('1000', '20000', '100000')} /dev/zero > ${path}`],
    [1, () => `cp ${path} ${at}`],
    [1, () => `truncate -s ${chance.one('0', '5')} ${path}`],
    [1, () => `touch ${path}`],
  ])();
}

/** What is read of files inside a container. */
export function look(chance: Chance): string {
  const path = filePath(chance);
  const at = folder(chance);
  return chance.weighted<() => string>([
    [3, () => `cat ${path}`],
    [4, () => `ls -A ${at}`],
    [3, () => `ls -ln ${at}`],
    [3, () => `find ${chance.one('/data', '/srv', '/home', '/tmp')} | sort`],
    [1, () => `stat -c '%A %u %g %s %h' ${path}`],
    [1, () => `test -e ${path}`],
    [1, () => 'cat /etc/hostname'],
    [1, () => 'env | sort'],
    [1, () => 'id'],
    [1, () => 'pwd'],
    [1, () => `wc -c ${path}`],
    [1, () => `du -s ${at} > /dev/null && echo yes`],
    [1, () => `readlink ${path}`],
  ])();
}

/** A short script: edits, then perhaps a look. */
export function script(chance: Chance): string {
  const steps = Array.from(
    {
      length: chance.weighted([
        [5, 1],
        [3, 2],
        [1, 3],
      ]),
    },
    () => edit(chance),
  );
  if (chance.percent(40)) steps.push(look(chance));
  return steps.join(chance.one('; ', ' && '));
}

export const quoted = (words: string): string => (words.includes("'") ? `"${words}"` : `'${words}'`);
