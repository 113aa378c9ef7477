import { JsonSchema } from '../schema';

/** The endpoints about changes of tier and scope, and services that are new. @internal */
export function standingPaths() {
  return {};
}

/** What they are made of. @internal */
export const standingSchemas: Readonly<Record<string, JsonSchema>> = {};
