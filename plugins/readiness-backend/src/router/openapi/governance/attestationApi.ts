import { JsonSchema } from '../schema';

/** The endpoints about sign-offs of checks. @internal */
export function attestationPaths() {
  return {};
}

/** What they are made of. @internal */
export const attestationSchemas: Readonly<Record<string, JsonSchema>> = {};
