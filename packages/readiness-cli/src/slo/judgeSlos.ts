import { ExitCode } from '../types';
import { CheckedObjective, SloReport } from './types';

const NAMES_SHOWN = 5;

/** @internal */
export interface SloVerdict {
  readonly exitCode: ExitCode;
  /** For standard error: why the exit code is not 0, and what nobody knows. */
  readonly messages: readonly string[];
}

/**
 * The exit code of a check of SLOs: 1 when a budget is exhausted, 2 when there was no SLO or none could be read.
 * @internal
 */
export function judgeSlos(
  { objectives }: Pick<SloReport, 'objectives'>,
  { paths }: { readonly paths: readonly string[] },
): SloVerdict {
  if (objectives.length === 0) {
    return {
      exitCode: 2,
      messages: [
        `No SLO could be read from ${paths.join(
          ', ',
        )}; name files or directories with valid SLOs of openslo/v1`,
      ],
    };
  }
  const unread = objectives.filter(({ outcome }) => outcome.kind !== 'read');
  if (unread.length === objectives.length) {
    return { exitCode: 2, messages: explainNothingRead(unread) };
  }
  const exhausted = objectives.filter(isExhausted);
  return {
    exitCode: exhausted.length > 0 ? 1 : 0,
    messages: [
      ...(exhausted.length > 0
        ? [
            `${exhausted.length} of ${
              objectives.length
            } objectives have no error budget left: ${namesOf(exhausted)}`,
          ]
        : []),
      ...(unread.length > 0
        ? [
            `${unread.length} of ${objectives.length} objectives could not be read, so nobody knows how they stand`,
          ]
        : []),
    ],
  };
}

function isExhausted({ status }: CheckedObjective): boolean {
  return status.budgetRemaining !== null && status.budgetRemaining <= 0;
}

function explainNothingRead(unread: readonly CheckedObjective[]): string[] {
  const reasons = new Set(unread.map(({ status }) => status.reason));
  return [
    unread.length === 1
      ? 'The one objective could not be read'
      : `None of the ${unread.length} objectives could be read`,
    ...[...reasons].slice(0, NAMES_SHOWN),
  ];
}

function namesOf(objectives: readonly CheckedObjective[]): string {
  const names = [...new Set(objectives.map(each => each.definition.name))];
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
