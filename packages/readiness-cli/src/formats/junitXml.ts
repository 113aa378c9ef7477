import { oneLine } from './words';

/** @internal */
export interface TestCase {
  readonly name: string;
  readonly className: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
}

/** @internal */
export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** JUnit XML, as pipelines read it. @internal */
export function junitXml(suites: readonly TestSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="readiness" ${countsOf(all)}>`,
    ...suites.flatMap(suiteAsXml),
    '</testsuites>',
  ].join('\n');
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
