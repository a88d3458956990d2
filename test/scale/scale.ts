/** How much of the whole size is taken: `SLIPWAY_SCALE=0.01 npm run test:scale` for a first look. */
const scale = Number(process.env.SLIPWAY_SCALE ?? 1);

export function scaled(full: number): number {
  return Math.max(2, Math.round(full * scale));
}

/** Long enough for a million steps. */
export const timeout = 4 * 3_600_000;
