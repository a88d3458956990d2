const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const compounds: { readonly [letter: string]: string } = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  h: '%b',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** strftime in UTC and the C locale, for an instant in milliseconds; unknown directives stay as they are. */
export function formatInstant(format: string, instant: number): string {
  const date = new Date(instant);
  return format.replace(/%([-_0^#]?)(\d*)(:{0,3}[a-zA-Z%+])/g, (whole, flag: string, width: string, letter: string) => {
    const compound = compounds[letter];
    const text = compound === undefined ? directive(letter, date, instant, flag) : formatInstant(compound, instant);
    if (text === undefined) return whole;
    const cased = flag === '^' || flag === '#' ? text.toUpperCase() : text;
    return width === '' ? cased : cased.padStart(Number(width), /^\d+$/.test(text) && flag !== '_' ? '0' : ' ');
  });
}

interface Moment {
  readonly date: Date;
  readonly instant: number;
  /** Days since the year began. */
  readonly yearDay: number;
  number(value: number, width: number, pad?: string): string;
}

const month = ({ date }: Moment) => months[date.getUTCMonth()] as string;
const weekday = ({ date }: Moment) => days[date.getUTCDay()] as string;
const hour12 = ({ date }: Moment) => ((date.getUTCHours() + 11) % 12) + 1;

const directives: { readonly [letter: string]: (moment: Moment) => string } = {
  '%': () => '%',
  n: () => '\n',
  t: () => '\t',
  a: (moment) => weekday(moment).slice(0, 3),
  A: weekday,
  b: (moment) => month(moment).slice(0, 3),
  B: month,
  C: ({ date, number }) => number(Math.floor(date.getUTCFullYear() / 100), 2),
  d: ({ date, number }) => number(date.getUTCDate(), 2),
  e: ({ date, number }) => number(date.getUTCDate(), 2, ' '),
  H: ({ date, number }) => number(date.getUTCHours(), 2),
  I: (moment) => moment.number(hour12(moment), 2),
  k: ({ date, number }) => number(date.getUTCHours(), 2, ' '),
  l: (moment) => moment.number(hour12(moment), 2, ' '),
  j: ({ yearDay, number }) => number(yearDay + 1, 3),
  m: ({ date, number }) => number(date.getUTCMonth() + 1, 2),
  M: ({ date, number }) => number(date.getUTCMinutes(), 2),
  N: ({ date }) => `${String(date.getUTCMilliseconds()).padStart(3, '0')}000000`,
  p: ({ date }) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  P: ({ date }) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  s: ({ instant }) => String(Math.floor(instant / 1000)),
  S: ({ date, number }) => number(date.getUTCSeconds(), 2),
  u: ({ date }) => String(date.getUTCDay() || 7),
  U: ({ date, yearDay, number }) => number(Math.floor((yearDay + 7 - date.getUTCDay()) / 7), 2),
  V: ({ instant, number }) => number(isoWeek(instant).week, 2),
  G: ({ instant }) => String(isoWeek(instant).year),
  w: ({ date }) => String(date.getUTCDay()),
  W: ({ date, yearDay, number }) => number(Math.floor((yearDay + 7 - ((date.getUTCDay() + 6) % 7)) / 7), 2),
  y: ({ date, number }) => number(date.getUTCFullYear() % 100, 2),
  Y: ({ date }) => String(date.getUTCFullYear()),
  z: () => '+0000',
  ':z': () => '+00:00',
  Z: () => 'UTC',
};

function directive(letter: string, date: Date, instant: number, flag: string): string | undefined {
  return directives[letter]?.({
    date,
    instant,
    yearDay: Math.floor((instant - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
    number: (value, width, pad = '0') =>
      flag === '-' ? String(value) : String(value).padStart(width, flag === '_' ? ' ' : flag === '0' ? '0' : pad),
  });
}

function isoWeek(instant: number): { year: number; week: number } {
  const weekday = (new Date(instant).getUTCDay() + 6) % 7;
  const thursday = new Date(instant + (3 - weekday) * 86_400_000);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1 };
}

const steps: { readonly [unit: string]: number } = {
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  fortnight: 1_209_600,
};

/**
 * text   = '@' number | moment { offset } | offset { offset }
 * moment = [ date ] [ 'T' | ' ' ] [ time ] [ zone ] | 'now' | 'today' | 'yesterday' | 'tomorrow'
 * offset = [ sign ] number unit [ 'ago' ]
 * Everything is UTC. Undefined when it means nothing.
 */
export function readInstant(text: string, now: number): number | undefined {
  const epoch = /^@(-?\d+(?:\.\d+)?)$/.exec(text.trim());
  if (epoch !== null) return Math.floor(Number(epoch[1]) * 1000);
  let rest = ` ${text.trim()} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  let instant = now;
  const date = take(/(?<= )(\d{4})-(\d{1,2})-(\d{1,2})(?=[ T])T?/) ?? take(/(?<= )(\d{4})(\d\d)(\d\d)(?= )/);
  const month = date === null ? take(/(?<= )(?:[A-Z][a-z]{2},? )?(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})(?= )/) : null;
  const time = take(/(?<= )(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?=[ Z+-])/);
  const zone = take(/(?<= )(?:Z|UTC|GMT|([+-])(\d\d):?(\d\d))(?= )/);
  if (date !== null) instant = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
  if (month !== null) {
    const at = months.findIndex((name) => name.startsWith(month[2] as string));
    if (at < 0) return undefined;
    instant = Date.UTC(Number(month[3]), at, Number(month[1]));
  }
  if (time !== null) {
    const [, hours, minutes, seconds = '0', fraction = '0'] = time;
    const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
    instant = Math.floor(instant / 86_400_000) * 86_400_000;
    instant += ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + millis;
  }
  if (zone?.[1] !== undefined)
    instant -= (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000;
  for (
    let word = take(/(?<= )(now|today|yesterday|tomorrow)(?= )/);
    word !== null;
    word = take(/(?<= )(now|today|yesterday|tomorrow)(?= )/)
  ) {
    instant += word[1] === 'yesterday' ? -86_400_000 : word[1] === 'tomorrow' ? 86_400_000 : 0;
  }
  const offset =
    /(?<= )([+-]?) ?(\d+|next|last|a) ?(sec|second|min|minute|hour|day|week|fortnight|month|year)s?( ago)?(?= )/;
  for (let step = take(offset); step !== null; step = take(offset)) {
    const count = step[2] === 'last' ? -1 : /^\d/.test(step[2] as string) ? Number(step[2]) : 1;
    instant = shifted(
      instant,
      step[3] as string,
      count * (step[1] === '-' ? -1 : 1) * (step[4] === undefined ? 1 : -1),
    );
  }
  return rest.trim() === '' && text.trim() !== '' ? instant : undefined;
}

function shifted(instant: number, unit: string, count: number): number {
  const step = steps[unit];
  if (step !== undefined) return instant + count * step * 1000;
  const date = new Date(instant);
  return unit === 'month'
    ? date.setUTCMonth(date.getUTCMonth() + count)
    : date.setUTCFullYear(date.getUTCFullYear() + count);
}
