import { directories, type FileRow, text } from './file-row.js';
import { gnuSystem } from './gnu-system.js';
import { baseSteps, type Recipe, usualPath } from './recipe.js';

const osRelease = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`;

const sources = `Types: deb
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
`;

function rows(): readonly FileRow[] {
  return gnuSystem({
    osRelease,
    debianVersion: '12.12',
    issue: 'Debian GNU/Linux 12',
    size: 116_557_226,
    more: [...directories('/etc/apt', 'sources.list.d'), text('/etc/apt/sources.list.d/debian.sources', sources)],
  });
}

export const debian: Recipe = {
  repository: 'library/debian',
  tags: ['12', 'bookworm', 'latest'],
  config: { Env: [usualPath], Cmd: ['bash'] },
  steps: baseSteps('2025-11-17T00:00:00Z', { key: 'debian-12', rows }, 'bash'),
};
