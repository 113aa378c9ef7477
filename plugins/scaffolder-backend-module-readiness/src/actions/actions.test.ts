import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import {
  GateDecisionView,
  ReviewItem,
} from 'backstage-plugin-readiness-common';
import { parse } from 'yaml';
import { createGateCheckAction } from './createGateCheckAction';
import { createReviewRequestAction } from './createReviewRequestAction';

const BLOCKED: GateDecisionView = {
  id: '7',
  gate: 'production-release',
  title: 'Production release',
  entityRef: 'component:default/checkout',
  answer: 'block',
  mode: 'block',
  summary: '1 of 2 requirements is not met',
  at: '2027-03-01T12:00:00.000Z',
  tier: { judged: 1, declared: 1, reason: null },
  requirements: [
    {
      id: 'level:production-readiness',
      kind: 'level',
      outcome: 'not-met',
      reason:
        'Production readiness is at foundation, professional is asked for',
      fix: 'Meet what is missing or ask for an exemption',
      approvers: ['group:default/sre'],
      missing: [
        {
          standard: 'production-readiness',
          checkId: 'restore-tested',
          title: 'Restoring is tested',
          level: 'professional',
          status: 'no-data',
          stale: false,
          reason: 'Nobody has signed it off',
          who: 'owner',
        },
      ],
      oldestObservation: null,
    },
  ],
  claims: [],
  context: {},
  breakGlass: null,
  validUntil: null,
  link: '/catalog/default/component/checkout/readiness',
};

const REVIEW: Partial<ReviewItem> = {
  id: '3',
  state: 'requested',
  gateTitle: 'Production release',
  reviewers: 'group:default/sre',
};

/** Actions whose backend gives one answer, and the requests that reach it. */
function arrange(answer: object, status = 200) {
  const requests: Request[] = [];
  const options = {
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    discovery: mockServices.discovery(),
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      requests.push(new Request(input, init));
      return new Response(JSON.stringify(answer), {
        status,
        headers: { 'Content-Type': 'application/json' },
      });
    },
  };
  return {
    requests,
    gateCheck: createGateCheckAction(options),
    reviewRequest: createReviewRequestAction(options),
  };
}

function contextOf<T extends JsonObject>(input: T) {
  return createMockActionContext<T>({
    input,
    task: { id: 'task-1' },
  });
}

const ENTITY = {
  gate: 'production-release',
  entityRef: 'component:default/checkout',
};

describe('readiness:gate:check', () => {
  it('asks for the person who started the task', async () => {
    const { gateCheck, requests } = arrange({ ...BLOCKED, answer: 'allow' });
    await gateCheck.handler(
      contextOf({ ...ENTITY, context: { change: 'minor' } }),
    );
    const [request] = requests;
    expect(request.url).toMatch(
      /\/api\/readiness\/v1\/gates\/production-release\/decisions$/,
    );
    expect(request.headers.get('authorization')).toBe(
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.user(),
        targetPluginId: 'readiness',
      }),
    );
    expect(await request.json()).toEqual({
      entityRef: 'component:default/checkout',
      context: { change: 'minor' },
    });
  });

  it('gives the answer of the gate', async () => {
    const { gateCheck } = arrange({ ...BLOCKED, answer: 'warn' });
    const context = contextOf(ENTITY);
    await gateCheck.handler(context);
    expect(context.output).toHaveBeenCalledWith('answer', 'warn');
    expect(context.output).toHaveBeenCalledWith(
      'summary',
      '1 of 2 requirements is not met',
    );
    expect(context.output).toHaveBeenCalledWith('decisionId', '7');
  });

  it('fails the task when the gate blocks, and says what is missing, how to mend it and who decides', async () => {
    const { gateCheck } = arrange(BLOCKED);
    await expect(gateCheck.handler(contextOf(ENTITY))).rejects.toThrow(
      [
        'The gate "Production release" answers block for component:default/checkout: 1 of 2 requirements is not met',
        '- Production readiness is at foundation, professional is asked for. Meet what is missing or ask for an exemption. Who can decide: group:default/sre',
        '  - Restoring is tested: no-data, Nobody has signed it off',
      ].join('\n'),
    );
  });

  it.each([
    ['warn', 'warn'],
    ['warn', 'block'],
  ] as const)('with failOn %s fails on %s', async (failOn, answer) => {
    const { gateCheck } = arrange({ ...BLOCKED, answer });
    await expect(
      gateCheck.handler(contextOf({ ...ENTITY, failOn })),
    ).rejects.toThrow(`answers ${answer}`);
  });

  it.each([
    ['block', 'warn'],
    ['warn', 'allow'],
    ['never', 'block'],
  ] as const)('with failOn %s goes on after %s', async (failOn, answer) => {
    const { gateCheck } = arrange({ ...BLOCKED, answer });
    await expect(
      gateCheck.handler(contextOf({ ...ENTITY, failOn })),
    ).resolves.toBeUndefined();
  });

  it('asks about a descriptor', async () => {
    const { gateCheck, requests } = arrange({ ...BLOCKED, answer: 'allow' });
    const descriptor = { kind: 'Component', metadata: { name: 'new' } };
    await gateCheck.handler(contextOf({ gate: 'new-service', descriptor }));
    expect(await requests[0].json()).toEqual({ descriptor });
  });

  it.each([
    { gate: 'new-service' },
    { ...ENTITY, descriptor: { kind: 'Component' } },
  ])('wants either an entity or a descriptor: %j', async input => {
    const { gateCheck, requests } = arrange(BLOCKED);
    await expect(gateCheck.handler(contextOf(input))).rejects.toThrow(
      'readiness:gate:check takes either entityRef or descriptor; give one of them',
    );
    expect(requests).toEqual([]);
  });

  it('says what the backend says when the gate does not answer', async () => {
    const error = { name: 'NotFoundError', message: 'There is no gate nope' };
    const { gateCheck } = arrange(
      { error, response: { statusCode: 404 } },
      404,
    );
    await expect(
      gateCheck.handler(contextOf({ ...ENTITY, gate: 'nope' })),
    ).rejects.toThrow(
      'The gate nope did not answer; caused by NotFoundError: There is no gate nope',
    );
  });

  it('asks nothing in a dry run', async () => {
    const { gateCheck, requests } = arrange(BLOCKED);
    await gateCheck.handler({ ...contextOf(ENTITY), isDryRun: true });
    expect(requests).toEqual([]);
  });
});

describe('readiness:review:request', () => {
  it('requests the review for the person who started the task', async () => {
    const { reviewRequest, requests } = arrange(REVIEW, 201);
    const context = contextOf({ ...ENTITY, comment: 'First release' });
    await reviewRequest.handler(context);
    expect(requests[0].url).toMatch(/\/api\/readiness\/v1\/reviews$/);
    expect(await requests[0].json()).toEqual({
      ...ENTITY,
      comment: 'First release',
    });
    expect(context.output).toHaveBeenCalledWith('reviewId', '3');
    expect(context.output).toHaveBeenCalledWith('state', 'requested');
    expect(context.output).toHaveBeenCalledWith(
      'reviewers',
      'group:default/sre',
    );
  });

  it('sends the same key when a task is started again, and another one for another request', async () => {
    const { reviewRequest, requests } = arrange(REVIEW, 201);
    await reviewRequest.handler(contextOf(ENTITY));
    await reviewRequest.handler(contextOf(ENTITY));
    await reviewRequest.handler(contextOf({ ...ENTITY, gate: 'new-service' }));
    const [first, again, other] = requests.map(request =>
      request.headers.get('idempotency-key'),
    );
    expect(first).toMatch(/^scaffolder-/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('requests nothing in a dry run', async () => {
    const { reviewRequest, requests } = arrange(REVIEW);
    await reviewRequest.handler({ ...contextOf(ENTITY), isDryRun: true });
    expect(requests).toEqual([]);
  });
});

describe('examples', () => {
  const { gateCheck, reviewRequest } = arrange({});

  it.each(
    [gateCheck, reviewRequest].flatMap(({ id, examples = [] }) =>
      examples.map(({ description, example }) => ({
        id,
        description,
        example,
      })),
    ),
  )('$id: $description', ({ id, example }) => {
    expect(parse(example).steps).toMatchObject([{ action: id }]);
  });
});
