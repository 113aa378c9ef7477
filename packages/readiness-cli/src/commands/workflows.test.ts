import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { ALLOWED } from '../__testUtils__/gateDecision';
import { GateServer } from '../__testUtils__/GateServer';
import { runInProcess } from '../__testUtils__/runInProcess';

const WORKFLOWS = resolve(__dirname, '../../../../examples/workflows');
const COMMAND = 'npx --yes backstage-readiness-cli ';

/** The commands of readiness anywhere in a workflow, as lists of arguments. */
function commandsOf(value: unknown): string[][] {
  if (typeof value === 'string') {
    return value.startsWith(COMMAND) ? [argumentsOf(value)] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(commandsOf)
    : [];
}

/** As a shell would split it, where variables hold one word; the redirection is the shell's. */
function argumentsOf(command: string): string[] {
  return command
    .slice(COMMAND.length)
    .replace(/ > \S+$/, '')
    .split(' ')
    .map(word => word.replace(/^"|"$/g, ''));
}

describe.each(['github-actions.yaml', 'gitlab-ci.yaml'])('%s', file => {
  const directory = createMockDirectory();
  const commands = commandsOf(
    parse(readFileSync(resolve(WORKFLOWS, file), 'utf8')),
  );
  let server: GateServer;

  beforeAll(async () => {
    server = await GateServer.start({ status: 200, body: ALLOWED });
    directory.setContent({
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: checkout }\nspec: { type: service, lifecycle: production, owner: shop }\n',
    });
  });

  afterAll(() => server.stop());

  it('asks on a request for a change and before a deployment', () => {
    expect(commands).toHaveLength(2);
  });

  it.each(commands.map(args => [args.join(' '), args] as const))(
    '%s is a call that the program understands',
    async (_name, args) => {
      expect(
        await runInProcess(args, {
          cwd: directory.path,
          env: { READINESS_URL: server.url, READINESS_TOKEN: 'token' },
        }),
      ).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );
});
