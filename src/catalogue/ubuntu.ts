import { directories, directory, type FileRow, link, text } from './file-row.js';
import { gnuSystem, procps } from './gnu-system.js';
import { baseSteps, type Recipe, usualPath } from './recipe.js';

interface UbuntuRelease {
  readonly number: string;
  /** Such as `24.04.3 LTS`. */
  readonly full: string;
  readonly codename: string;
  readonly adjective: string;
  readonly debianVersion: string;
}

function osRelease({ number, full, codename, adjective }: UbuntuRelease): string {
  return `PRETTY_NAME="Ubuntu ${full}"
NAME="Ubuntu"
VERSION_ID="${number}"
VERSION="${full} (${adjective})"
VERSION_CODENAME=${codename}
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
SUPPORT_URL="https://help.ubuntu.com/"
BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
UBUNTU_CODENAME=${codename}
`;
}

function lsbRelease({ number, full, codename }: UbuntuRelease): string {
  return `DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=${number}\nDISTRIB_CODENAME=${codename}\nDISTRIB_DESCRIPTION="Ubuntu ${full}"\n`;
}

const noble: UbuntuRelease = {
  number: '24.04',
  full: '24.04.3 LTS',
  codename: 'noble',
  adjective: 'Noble Numbat',
  debianVersion: 'trixie/sid',
};

const jammy: UbuntuRelease = {
  number: '22.04',
  full: '22.04.5 LTS',
  codename: 'jammy',
  adjective: 'Jammy Jellyfish',
  debianVersion: 'bookworm/sid',
};

function rowsOf(release: UbuntuRelease, size: number, extra: readonly FileRow[]): readonly FileRow[] {
  return gnuSystem({
    osRelease: osRelease(release),
    debianVersion: release.debianVersion,
    issue: `Ubuntu ${release.full}`,
    size,
    more: [text('/etc/lsb-release', lsbRelease(release)), ...directories('/etc', 'update-motd.d'), ...procps, ...extra],
  });
}

function nobleRows(): readonly FileRow[] {
  return rowsOf(noble, 78_117_432, [directory('/home/ubuntu', '750')]);
}

function jammyRows(): readonly FileRow[] {
  const folders = directories('/usr', 'lib32 libx32');
  return rowsOf(jammy, 77_866_119, [...folders, link('/lib32', 'usr/lib32'), link('/libx32', 'usr/libx32')]);
}

export const ubuntu2404: Recipe = {
  repository: 'library/ubuntu',
  tags: ['24.04', 'latest', 'noble'],
  config: { Env: [usualPath], Cmd: ['/bin/bash'] },
  steps: baseSteps('2025-10-13T09:22:11Z', { key: 'ubuntu-24.04', rows: nobleRows }, '/bin/bash'),
};

export const ubuntu2204: Recipe = {
  repository: 'library/ubuntu',
  tags: ['22.04', 'jammy'],
  config: { Env: [usualPath], Cmd: ['/bin/bash'] },
  steps: baseSteps('2025-10-10T14:05:48Z', { key: 'ubuntu-22.04', rows: jammyRows }, '/bin/bash'),
};
