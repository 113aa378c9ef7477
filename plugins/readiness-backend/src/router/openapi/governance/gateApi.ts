import { JsonSchema } from '../schema';

/** The endpoints about gates, their decisions, holds and broken glasses. @internal */
export function gatePaths() {
  return {};
}

/** What they are made of. @internal */
export const gateSchemas: Readonly<Record<string, JsonSchema>> = {};
