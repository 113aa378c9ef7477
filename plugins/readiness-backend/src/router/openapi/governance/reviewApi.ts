import { JsonSchema } from '../schema';

/** The endpoints about readiness reviews, follow-ups and what is due soon. @internal */
export function reviewPaths() {
  return {};
}

/** What they are made of. @internal */
export const reviewSchemas: Readonly<Record<string, JsonSchema>> = {};
