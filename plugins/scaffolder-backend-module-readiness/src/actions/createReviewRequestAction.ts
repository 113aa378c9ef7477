import { createHash } from 'node:crypto';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ActionOptions } from './ActionOptions';
import { explainFailure } from './explainFailure';
import { governanceClientFor } from './governanceClientFor';
import { examples } from './reviewRequestExamples';

/**
 * The action `readiness:review:request`: requests a readiness review of an entity at a gate. A task that is started again
 * finds the request that it made before.
 * @internal
 */
export function createReviewRequestAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'readiness:review:request',
    description: 'Requests a readiness review of an entity at a gate',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        gate: z => z.string().min(1).describe('Name of the gate'),
        entityRef: z =>
          z.string().min(1).describe('Ref of an entity of the catalog'),
        comment: z =>
          z.string().optional().describe('What the reviewers should know'),
      },
      output: {
        reviewId: z => z.string(),
        state: z => z.string(),
        reviewers: z =>
          z.string().optional().describe('Ref of the group that decides'),
      },
    },
    async handler(ctx) {
      const { gate, entityRef, comment } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`No review is requested in a dry run`);
        return;
      }
      const client = await governanceClientFor(
        await ctx.getInitiatorCredentials(),
        options,
      );
      const review = await client
        .requestReview(
          { gate, entityRef, ...(comment !== undefined && { comment }) },
          {
            idempotencyKey: keyOf([
              ctx.task.id,
              ctx.step?.id ?? '',
              gate,
              entityRef,
              comment ?? '',
            ]),
          },
        )
        .catch(error => {
          throw explainFailure(
            `The review of ${entityRef} at ${gate} could not be requested`,
            error,
          );
        });
      ctx.output('reviewId', review.id);
      ctx.output('state', review.state);
      ctx.output('reviewers', review.reviewers ?? undefined);
      ctx.logger.info(
        `Requested review ${review.id} of ${entityRef} at ${review.gateTitle}`,
      );
    },
  });
}

/** The same for the same request of the same step. */
function keyOf(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts));
  return `scaffolder-${hash.digest('base64url')}`;
}
