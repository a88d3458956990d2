import type { Stat } from '../../filesystem/files.js';

/** Kibibytes on disk: whole blocks of 4096 bytes; a short link or an empty file takes none. */
export function diskKilobytes(stat: Stat): number {
  if (stat.kind === 'dir') return 4;
  if (stat.kind !== 'file') return 0;
  return Math.ceil(stat.size / 4096) * 4;
}

/** GNU's `-h`: rounded up, one decimal below 10. */
export function humanGnu(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024) {
    value /= 1024;
    unit++;
  }
  if (unit === 0) return String(value);
  const tenths = Math.ceil(value * 10);
  const text = tenths < 100 ? (tenths / 10).toFixed(1) : String(Math.ceil(value));
  return text === '1024' ? `1.0${'KMGTPE'[unit]}` : text + 'KMGTPE'[unit - 1];
}

/** Busybox's `-h`: rounded to the nearest tenth. */
export function humanBusybox(bytes: number): string {
  let value = bytes;
  let unit = 0;
  let tenths = 0;
  while (value >= 1024 && unit < 6) {
    tenths = Math.floor(((value % 1024) * 10 + 512) / 1024);
    value = Math.floor(value / 1024);
    unit++;
  }
  if (unit === 0) return String(value);
  if (tenths >= 10) {
    value++;
    tenths = 0;
  }
  return `${value}.${tenths}${'KMGTPE'[unit - 1]}`;
}

const factors: { readonly [suffix: string]: number } = {
  '': 1,
  b: 512,
  k: 1024,
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
  T: 1024 ** 4,
  kB: 1000,
  KB: 1000,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  m: 1024 ** 2,
  g: 1024 ** 3,
};

/** A count with an optional unit, such as `10`, `2k`, `1MB`. */
export function readCount(text: string): number | undefined {
  const found = /^(\d+)([a-zA-Z]*)$/.exec(text);
  const factor = factors[found?.[2] ?? ''];
  return found === null || factor === undefined ? undefined : Number(found[1]) * factor;
}
