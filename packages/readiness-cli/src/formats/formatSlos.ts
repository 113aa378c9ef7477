import { SloReport } from '../slo/types';
import { slosAsJson } from './slosAsJson';
import { slosAsMarkdown } from './slosAsMarkdown';
import { slosAsText } from './slosAsText';

const FORMATTERS = {
  text: slosAsText,
  json: slosAsJson,
  markdown: slosAsMarkdown,
};

/** @internal */
export type SloFormat = keyof typeof FORMATTERS;

/** @internal */
export const SLO_FORMATS = Object.keys(FORMATTERS);

/**
 * Writes a report on SLOs for people or for another program; ends with a line feed.
 * @internal
 */
export function formatSlos(report: SloReport, format: SloFormat): string {
  return `${FORMATTERS[format](report)}\n`;
}
