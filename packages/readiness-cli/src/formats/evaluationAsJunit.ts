import {
  CheckedResult,
  EvaluatedEntity,
  EvaluationReport,
  RequirementResult,
} from '../evaluation/types';
import { Problem } from '../types';
import { placeInWords } from './problemsAsText';
import { oneLine } from './words';

interface TestCase {
  readonly name: string;
  readonly className: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
}

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/**
 * The report as JUnit XML: a test suite for each entity and standard, a test case for each check.
 * @internal
 */
export function evaluationAsJunit(report: EvaluationReport): string {
  const suites = [
    ...report.entities.flatMap(suitesOf),
    ...requirementSuites(report.requirements),
    ...problemSuites(report.problems),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="readiness" ${countsOf(all)}>`,
    ...suites.flatMap(suiteAsXml),
    '</testsuites>',
  ].join('\n');
}

function suitesOf({ entityRef, standards }: EvaluatedEntity): TestSuite[] {
  return standards.map(({ standard, results }) => ({
    name: `${entityRef} ${standard.name}`,
    cases: results.map(result => ({
      name: result.checkId,
      className: `${entityRef}.${standard.name}`,
      outcome: outcomeOf(result),
      type: result.status,
      message: result.reason,
    })),
  }));
}

function outcomeOf({ status, exempt }: CheckedResult): TestCase['outcome'] {
  if (status === 'not-applicable' || exempt) {
    return 'skipped';
  }
  if (status === 'error') {
    return 'error';
  }
  // No data is not a pass, and JUnit knows no third way that pipelines would show.
  return status === 'fail' || status === 'no-data' ? 'failure' : 'passed';
}

function requirementSuites(
  requirements: readonly RequirementResult[],
): TestSuite[] {
  const cases = requirements.map(
    ({ entityRef, standard, level, met, message }): TestCase => ({
      name: `${entityRef} ${standard}=${level}`,
      className: 'requirements',
      outcome: met ? 'passed' : 'failure',
      type: 'requirement',
      message,
    }),
  );
  return cases.length > 0 ? [{ name: 'requirements', cases }] : [];
}

function problemSuites(problems: readonly Problem[]): TestSuite[] {
  const cases = problems
    .filter(({ severity }) => severity === 'error')
    .map(
      (problem): TestCase => ({
        name: `${placeInWords(problem)} ${problem.code}`.trim(),
        className: 'problems',
        outcome: 'error',
        type: problem.code,
        message: problem.message,
      }),
    );
  return cases.length > 0 ? [{ name: 'problems', cases }] : [];
}

function suiteAsXml({ name, cases }: TestSuite): string[] {
  return [
    `  <testsuite name="${escapeXml(name)}" ${countsOf(cases)}>`,
    ...cases.map(caseAsXml),
    '  </testsuite>',
  ];
}

function caseAsXml({
  name,
  className,
  outcome,
  type,
  message,
}: TestCase): string {
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(
    className,
  )}"`;
  if (outcome === 'passed') {
    return `${head}/>`;
  }
  const typed = outcome === 'skipped' ? '' : ` type="${escapeXml(type)}"`;
  return `${head}><${outcome}${typed} message="${escapeXml(
    message,
  )}"/></testcase>`;
}

function countsOf(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) =>
    cases.filter(each => each.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count(
    'failure',
  )}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function escapeXml(text: string): string {
  return oneLine(text)
    .replace(/[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
