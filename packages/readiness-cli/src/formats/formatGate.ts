import { GateOutcome } from '../gate/types';
import { gateAsJson } from './gateAsJson';
import { gateAsJunit } from './gateAsJunit';
import { gateAsMarkdown } from './gateAsMarkdown';
import { gateAsText } from './gateAsText';

const FORMATTERS = {
  text: gateAsText,
  json: gateAsJson,
  markdown: gateAsMarkdown,
  junit: gateAsJunit,
};

/** @internal */
export type GateFormat = keyof typeof FORMATTERS;

/** @internal */
export const GATE_FORMATS = Object.keys(FORMATTERS);

/**
 * Writes what came of asking a gate, for people or for another program; ends with a line feed.
 * @internal
 */
export function formatGate(outcome: GateOutcome, format: GateFormat): string {
  return `${FORMATTERS[format](outcome)}\n`;
}
