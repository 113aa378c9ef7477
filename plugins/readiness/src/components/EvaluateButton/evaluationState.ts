/** Where an evaluation that a person asked for stands. @internal */
export type EvaluationState =
  | { readonly kind: 'idle' | 'asking' | 'pending' | 'stillPending' | 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * idle → asking → pending → done; or failed, or stillPending after the last look. Pending is shown also where somebody
 * else asked, or a change is waiting.
 * @internal
 */
export function evaluationState(options: {
  request: { loading: boolean; error?: Error };
  pending: boolean;
  gaveUp: boolean;
  asked: boolean;
}): EvaluationState {
  const { request, pending, gaveUp, asked } = options;
  if (request.loading) {
    return { kind: 'asking' };
  }
  if (request.error) {
    return { kind: 'failed', message: request.error.message };
  }
  if (pending) {
    return { kind: gaveUp ? 'stillPending' : 'pending' };
  }
  return { kind: asked ? 'done' : 'idle' };
}
