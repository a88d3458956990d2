/*
 * Docker's tables in an output:
 *
 *   table = header row* (blank line | end)       header: only known column names, two blanks or a tab between them
 */

const COLUMNS = new Set([
  'CONTAINER ID',
  'IMAGE',
  'COMMAND',
  'CREATED',
  'STATUS',
  'PORTS',
  'NAMES',
  'SIZE',
  'LOCAL VOLUMES',
  'MOUNTS',
  'NETWORKS',
  'LABELS',
  'CREATED AT',
  'REPOSITORY',
  'TAG',
  'DIGEST',
  'IMAGE ID',
  'SHARED SIZE',
  'UNIQUE SIZE',
  'VIRTUAL SIZE',
  'CONTAINERS',
  'DRIVER',
  'VOLUME NAME',
  'LINKS',
  'MOUNTPOINT',
  'SCOPE',
  'NETWORK ID',
  'NAME',
  'TYPE',
  'TOTAL',
  'ACTIVE',
  'RECLAIMABLE',
  'CREATED BY',
  'COMMENT',
  'CACHE ID',
  'CACHE TYPE',
  'LAST USED',
  'USAGE',
  'SHARED',
  'STATE',
  'URL',
  'SWARM',
  'DOCKER',
  'ERRORS',
  'RUNNING FOR',
  'DESCRIPTION',
  'STARS',
  'OFFICIAL',
  'AUTOMATED',
  'CPU %',
  'MEM USAGE / LIMIT',
  'MEM %',
  'NET I/O',
  'BLOCK I/O',
  'PIDS',
  'AVAILABILITY',
  'GROUP',
]);

export type LineRole = 'header' | 'row' | 'other';

const isHeader = (line: string): boolean => {
  const names = line.trim().split(/ {2,}|\t+/);
  return names.length >= 2 && names.every((name) => COLUMNS.has(name));
};

/** The role of each line of a simulated output. */
export function rolesOf(lines: readonly string[]): LineRole[] {
  let inside = false;
  return lines.map((line) => {
    if (isHeader(line)) {
      inside = true;
      return 'header';
    }
    if (line.trim() === '') inside = false;
    return inside ? 'row' : 'other';
  });
}

/** The header above each row, by index of line. */
export function headerOf(lines: readonly string[]): (string | undefined)[] {
  let header: string | undefined;
  return rolesOf(lines).map((role, index) => {
    if (role === 'header') header = lines[index];
    else if (role === 'other') header = undefined;
    return role === 'row' ? header : undefined;
  });
}
