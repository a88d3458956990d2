import type { Chance } from './chance.js';
import { hostPath, text } from './files.js';
import type { Names } from './names.js';
import { type Command, line } from './program.js';

/** What the host's own user does in the folders that containers have mounted, and in volumes. */
export function hostCommand(chance: Chance, names: Names): Command {
  const path = hostPath(chance);
  const volume = `/var/lib/docker/volumes/${names.volume()}/_data`;
  return line(
    chance.weighted<() => string>([
      [6, () => `echo ${text(chance)} > ${path}`],
      [3, () => `mkdir -p ${path}`],
      [2, () => `rm -rf ${path}`],
      [1, () => `mv ${path} ${hostPath(chance)}`],
      [2, () => `cat ${path}`],
      [2, () => `ls -A ${path}`],
      [1, () => `find site | sort`],
      [1, () => `ln -s ${path} ${hostPath(chance)}`],
      [1, () => `chmod ${chance.one('700', '600', '755')} ${path}`],
      [2, () => `ls -A ${volume}`],
      [1, () => `find ${volume} | sort`],
      [1, () => `echo host > ${volume}/a`],
      [1, () => `rm -f ${volume}/a`],
    ])(),
  );
}
