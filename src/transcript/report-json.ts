import type { CheckReport } from './report.js';

/** The report as one JSON document, two blanks deep, with a line end behind it. */
export const reportJson = (report: CheckReport): string => `${JSON.stringify(report, undefined, 2)}\n`;
