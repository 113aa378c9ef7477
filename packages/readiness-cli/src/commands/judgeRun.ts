import { EvaluationReport, Requirement } from '../evaluation/types';
import { Catalog } from '../read/readCatalog';
import { DocumentsReading } from '../read/readDocuments';
import { ExitCode } from '../types';
import { EvaluateOptions } from './EvaluateOptions';

/** @internal */
export interface Run {
  readonly catalog: Catalog;
  readonly reading: DocumentsReading;
  readonly options: EvaluateOptions;
  readonly requirements: readonly Requirement[];
}

/** @internal */
export interface Verdict {
  readonly exitCode: ExitCode;
  /** For standard error: why the exit code is not 0, and what a requirement had nothing to say about. */
  readonly messages: readonly string[];
}

/**
 * The exit code of an evaluation.
 * @internal
 */
export function judgeRun(report: EvaluationReport, run: Run): Verdict {
  const unread = explainNothingRead(run);
  return unread === undefined
    ? judgeRequirements(report, run)
    : { exitCode: 2, messages: [unread] };
}

function explainNothingRead({
  catalog,
  reading,
  options,
}: Run): string | undefined {
  if (catalog.size === 0) {
    return `No entity could be read from "${options.catalog}"; name a file or directory with descriptors (*.yaml, *.yml)`;
  }
  const { standards, capabilities } = reading.documents;
  return standards.length + capabilities.length === 0
    ? `No document could be read from "${options.standards}"; name a file or directory with standards`
    : undefined;
}

function judgeRequirements(
  report: EvaluationReport,
  { catalog, requirements }: Run,
): Verdict {
  if (requirements.length === 0) {
    return { exitCode: 0, messages: [] };
  }
  const unmet = report.requirements.filter(({ met }) => !met);
  const idle = requirements.filter(
    ({ standard }) =>
      !report.requirements.some(each => each.standard === standard.name),
  );
  // Otherwise a descriptor could be broken to get past the requirement.
  const unreadable = catalog.problems.filter(
    ({ severity }) => severity === 'error',
  );
  const messages = [
    ...idle.map(
      ({ standard }) =>
        `No entity is in the scope of ${standard.name}, so nothing was required`,
    ),
    ...(unmet.length > 0
      ? [
          `${unmet.length} of ${report.requirements.length} requirements are not met`,
        ]
      : []),
    ...(unreadable.length > 0
      ? [
          `${unreadable.length} descriptors cannot be read, so nobody knows whether what they describe meets the requirement; mend them`,
        ]
      : []),
  ];
  const isMet = unmet.length + unreadable.length === 0;
  return { exitCode: isMet ? 0 : 1, messages };
}
