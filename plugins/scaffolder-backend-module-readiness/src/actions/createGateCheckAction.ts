import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { ActionOptions } from './ActionOptions';
import { describeDecision } from './describeDecision';
import { explainFailure } from './explainFailure';
import { examples } from './gateCheckExamples';
import { governanceClientFor } from './governanceClientFor';

/**
 * The action `readiness:gate:check`: asks a gate about an entity or about a descriptor that is not in the catalog yet, and
 * fails the task when the gate blocks. It asks anew each time, so that a task that is started again after the mend gets the
 * answer of that moment.
 * @internal
 */
export function createGateCheckAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'readiness:gate:check',
    description:
      'Asks a gate of readiness about an entity or a descriptor, and fails when it blocks',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        gate: z => z.string().min(1).describe('Name of the gate'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('Ref of an entity of the catalog, or give a descriptor'),
        descriptor: z =>
          z
            .record(z.string(), z.unknown())
            .optional()
            .describe(
              'Descriptor of an entity that need not be in the catalog',
            ),
        context: z =>
          z
            .object({
              change: z.string().optional(),
              commit: z.string().optional(),
              pipelineUrl: z.string().optional(),
              environment: z.string().optional(),
              reliabilityFix: z.object({ incident: z.string() }).optional(),
            })
            .optional()
            .describe('What is being released; claims are shown as claims'),
        failOn: z =>
          z
            .enum(['block', 'warn', 'never'])
            .optional()
            .describe('From which answer on the task fails, block unless said'),
      },
      output: {
        answer: z => z.enum(['allow', 'warn', 'block']),
        summary: z => z.string(),
        decisionId: z => z.string().optional(),
      },
    },
    async handler(ctx) {
      const { gate, entityRef, descriptor, context, failOn } = ctx.input;
      if ((entityRef === undefined) === (descriptor === undefined)) {
        throw new InputError(
          'readiness:gate:check takes either entityRef or descriptor; give one of them',
        );
      }
      if (ctx.isDryRun) {
        ctx.logger.info(`The gate ${gate} is not asked in a dry run`);
        return;
      }
      const client = await governanceClientFor(
        await ctx.getInitiatorCredentials(),
        options,
      );
      const decision = await client
        .decideGate(gate, {
          ...(entityRef === undefined ? { descriptor } : { entityRef }),
          ...(context && { context }),
        })
        .catch(error => {
          throw explainFailure(`The gate ${gate} did not answer`, error);
        });
      ctx.output('answer', decision.answer);
      ctx.output('summary', decision.summary);
      ctx.output('decisionId', decision.id ?? undefined);
      // The scaffolder logs an error itself.
      failIfAsked(decision, failOn ?? 'block');
      ctx.logger.info(describeDecision(decision));
    },
  });
}

function failIfAsked(
  decision: GateDecisionView,
  failOn: 'block' | 'warn' | 'never',
): void {
  const failing = { block: ['block'], warn: ['block', 'warn'], never: [] };
  if (failing[failOn].some(answer => answer === decision.answer)) {
    throw new NotAllowedError(describeDecision(decision));
  }
}
