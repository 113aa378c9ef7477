import { OpenSloFile, parseOpenSlo } from 'backstage-readiness-core';
import { PrometheusSource } from 'backstage-plugin-readiness-backend-module-prometheus/source';
import { explainProblems } from '../formats/explainProblems';
import { formatSlos } from '../formats/formatSlos';
import { problemOf } from '../read/problemOf';
import { readNow } from '../read/readNow';
import { readSources } from '../read/readSources';
import { checkSlos } from '../slo/checkSlos';
import { createSource } from '../slo/createSource';
import { judgeSlos } from '../slo/judgeSlos';
import { SloCheckOptions } from '../slo/SloCheckOptions';
import { SloReport } from '../slo/types';
import { ExitCode, Surroundings } from '../types';

interface RunContext {
  readonly surroundings: Surroundings;
  readonly source: PrometheusSource;
  readonly now: number;
}

/**
 * Counts the error budgets of SLOs and writes where they stand. Throws a `CallError` for a call that is wrong.
 * @internal
 */
export async function runSloCheck(
  options: SloCheckOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const now = readNow(options.now, surroundings);
  const source = await createSource(options, surroundings);
  try {
    const report = await readReport(options, { surroundings, source, now });
    surroundings.stdout(formatSlos(report, options.format));
    surroundings.stderr(explainProblems(report.problems, options.format));
    const { exitCode, messages } = judgeSlos(report, options);
    messages.forEach(message => surroundings.stderr(`${message}\n`));
    return exitCode;
  } finally {
    await source.close();
  }
}

async function readReport(
  { paths }: SloCheckOptions,
  { surroundings, source, now }: RunContext,
): Promise<SloReport> {
  const { sources, problems } = await readSources(paths, surroundings.cwd);
  const reading = parseOpenSlo(sources);
  return {
    objectives: await checkSlos(reading.definitions, {
      source,
      now,
      // The program ends with its process; each request has a time-out of its own.
      signal: new AbortController().signal,
    }),
    problems: [
      ...problems,
      ...reading.files
        .filter(read => isMeant(read, paths))
        .flatMap(({ diagnostics }) => diagnostics.map(problemOf)),
    ],
  };
}

/** A directory may hold files about other things; a file that is named itself is meant to hold SLOs. */
function isMeant(
  { file, recognition }: OpenSloFile,
  paths: readonly string[],
): boolean {
  return recognition !== 'unknown' || paths.includes(file);
}
