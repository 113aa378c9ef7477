import { assertError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { AnyRequest, RouterContext } from '../RouterContext';

/**
 * Carries something out that somebody decided, and writes it into the audit log whether it succeeds or fails. Whether the
 * caller may do it is asked inside `run`, so that what was refused is in the log as well.
 * @internal
 */
export async function audited<T>(
  request: AnyRequest,
  { auditor }: Pick<RouterContext, 'auditor'>,
  options: {
    /** In kebab-case. */
    readonly eventId: string;
    readonly meta: JsonObject;
    readonly run: () => Promise<T>;
    /** What the log says of the result. */
    readonly outcome?: (result: T) => JsonObject;
  },
): Promise<T> {
  const { eventId, meta, run, outcome } = options;
  const event = await auditor?.createEvent({
    ...{ eventId, request, severityLevel: 'medium', meta },
  });
  try {
    const result = await run();
    await event?.success(outcome && { meta: outcome(result) });
    return result;
  } catch (error) {
    assertError(error);
    await event?.fail({ error });
    throw error;
  }
}
