import { createMockDirectory } from '@backstage/backend-test-utils';
import { RUNBOOK, service, STANDARD } from '../__testUtils__/documents';
import { runInProcess } from '../__testUtils__/runInProcess';

jest.setTimeout(60_000);

const directory = createMockDirectory();

const EVIL = '<img src=x>|`@all` **bold** "quoted" \u001b[31m';

async function format(name: string, ...more: string[]) {
  const { stdout } = await runInProcess(
    [
      'evaluate',
      ...['--catalog', 'catalog'],
      ...['--standards', 'standards.yaml'],
      ...['--facts', 'facts.jsonl'],
      ...['--format', name],
      ...more,
    ],
    { cwd: directory.path },
  );
  return stdout;
}

describe('formatEvaluation', () => {
  beforeEach(() => {
    directory.setContent({
      'standards.yaml': STANDARD.replace(
        'message: { fail: No runbook is linked }',
        `message: { fail: 'No runbook: \${{ entity.metadata.title }}' }`,
      ),
      catalog: {
        'good.yaml': service('aa-good', {
          metadata: `${RUNBOOK}  labels: { tier: '3' }\n`,
        }),
        'poor.yaml': service('poor', {
          metadata: `  title: ${JSON.stringify(EVIL)}\n`,
        }),
        'other.yaml': service('thing').replace('Component', 'Resource'),
        'bad.yaml': 'kind: [',
      },
      'facts.jsonl': JSON.stringify({
        entityRef: 'component:default/aa-good',
        factId: 'ci.template',
        value: 'golden',
        observedAt: '2027-03-01T10:00:00Z',
      }),
    });
  });

  describe('text', () => {
    it('puts what is open first, then what is met, then the problems and totals', async () => {
      const text = await format('text');

      const order = [
        'component:default/poor, tier undeclared',
        '  basics: not yet bronze (level 0 of 3), score 0 %, 1 of 2 known',
        '    fail    runbook   No runbook: ',
        '    no-data rotation  ',
        'component:default/aa-good, tier 3',
        '  basics: bronze (level 1 of 3, the highest that applies), score 100 %, 1 of 1 known',
        '    pass    runbook',
        '    adopted      pipeline: Adopted',
        '1 entities are in no scope',
        'Problems',
        '  error   catalog/bad.yaml:1 invalid-yaml: ',
        '3 entities read; by level',
        '  basics: bronze 1, none 1',
      ];
      const places = order.map(line => text.indexOf(line));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });

    it('lets nothing through that could steer the terminal', async () => {
      const text = await format('text');

      expect(text).not.toContain('\u001b');
      expect(text).toContain('**bold**');
    });

    it('lists requirements that are not met before those that are', async () => {
      const text = await format('text', '--require', 'basics=bronze');

      expect(text).toMatch(
        /Requirements\n {2}NOT MET component:default\/poor .*\n {2}met {5}component:default\/aa-good /,
      );
    });
  });

  describe('markdown', () => {
    it('sums up, then lists what is open for each entity', async () => {
      const markdown = await format('markdown', '--require', 'basics=bronze');

      expect(markdown).toContain('**Not met: 1 of 2 requirements.**');
      expect(markdown).toContain(
        '| `component:default/poor` | tier undeclared | basics | not yet bronze (level 0 of 3) | 0 % | 1 of 2 known |',
      );
      expect(markdown).toContain(
        '`component:default/aa-good`: nothing is open.',
      );
      expect(markdown).toContain(
        '<details><summary>component:default/poor: 2 open</summary>',
      );
      expect(markdown).toContain('| error | `catalog/bad.yaml:1` |');
    });

    it('takes the meaning of markup and mentions away from text of files', async () => {
      const markdown = await format('markdown');

      const row = markdown
        .split('\n')
        .find(line => line.includes('No runbook:'));
      expect(row).toContain(
        '&lt;img src=x>\\|\\`&#64;all\\` \\*\\*bold\\*\\* "quoted"',
      );
      expect(row?.match(/(?<!\\)\|/g)).toHaveLength(6);
    });
  });

  describe('junit', () => {
    it('has a suite for each entity and standard, with counts that add up', async () => {
      const xml = await format('junit');

      expect(xml).toContain(
        '<testsuites name="readiness" tests="5" failures="2" errors="1" skipped="1">',
      );
      expect(xml).toContain(
        '<testsuite name="component:default/poor basics" tests="2" failures="2" errors="0" skipped="0">',
      );
      expect(xml).toContain(
        '<testcase name="rotation" classname="component:default/aa-good.basics"><skipped message=',
      );
      expect(xml).toContain(
        '<testsuite name="problems" tests="1" failures="0" errors="1" skipped="0">',
      );
    });

    it('takes the meaning of markup away from text of files', async () => {
      const xml = await format('junit');

      expect(xml).toContain(
        '<failure type="fail" message="No runbook: &lt;img src=x&gt;|`@all` **bold** &quot;quoted&quot; [31m"/>',
      );
    });

    it('shows a requirement that is not met as a failure', async () => {
      const xml = await format('junit', '--require', 'basics=bronze');

      expect(xml).toContain(
        '<testsuite name="requirements" tests="2" failures="1" errors="0" skipped="0">',
      );
    });
  });
});
