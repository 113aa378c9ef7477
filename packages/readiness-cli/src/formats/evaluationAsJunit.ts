import {
  CheckedResult,
  EvaluatedEntity,
  EvaluationReport,
  RequirementResult,
} from '../evaluation/types';
import { Problem } from '../types';
import { junitXml, TestCase, TestSuite } from './junitXml';
import { placeInWords } from './problemsAsText';

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
  return junitXml(suites);
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
