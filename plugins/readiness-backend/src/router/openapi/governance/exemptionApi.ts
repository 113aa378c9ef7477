import { JsonSchema } from '../schema';

/** The endpoints about exemptions and their debt. @internal */
export function exemptionPaths() {
  return {};
}

/** What they are made of. @internal */
export const exemptionSchemas: Readonly<Record<string, JsonSchema>> = {};
