import { runInProcess } from './runInProcess';

/** An entry of the JSON result. */
export interface CheckedSlo {
  name: string;
  objective: string;
  state: string;
  target: number;
  attainment: number | null;
  budgetConsumed: number | null;
  budgetRemaining: number | null;
  budgetRemainingSeconds: number | null;
  burnRates: Record<string, number | null>;
  coverage: number;
  lowTraffic: boolean;
  alert: string | null;
  reason: string;
  warnings: string[];
  total: number | null;
  bad: number | null;
}

/** The JSON result. */
export interface SloCheckReport {
  slos: CheckedSlo[];
  problems: { severity: string; code: string; file: string; line: number }[];
}

/** Runs `slo check` inside of this process, with JSON as its result. */
export async function checkSlos(
  args: readonly string[],
  options: Parameters<typeof runInProcess>[1] = {},
) {
  const run = await runInProcess(
    ['slo', 'check', ...args, '--format', 'json'],
    options,
  );
  const report: SloCheckReport | undefined =
    run.stdout === '' ? undefined : JSON.parse(run.stdout);
  return {
    ...run,
    report,
    slo: (name: string, objective?: string) =>
      report?.slos.find(
        each =>
          each.name === name &&
          (objective === undefined || each.objective === objective),
      ),
  };
}
