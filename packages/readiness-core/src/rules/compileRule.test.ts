import { compileRule } from './compileRule';
import { Fact } from '../facts/types';
import { JsonValue } from '@backstage/types';

const NOW = Date.parse('2026-11-20T10:00:00Z');

function factOf(factId: string, value: JsonValue): Fact {
  return {
    factId,
    observation: { kind: 'value', value },
    observedAt: NOW,
    source: 'test',
    provenance: 'measured',
  };
}

const facts = new Map<string, Fact>([
  ['n', factOf('n', 3)],
  ['ratio', factOf('ratio', 0.95)],
  ['text', factOf('text', 'golden')],
  ['list', factOf('list', [1, 2])],
  ['flag', factOf('flag', true)],
  ['object', factOf('object', { a: 1 })],
  ['long', factOf('long', new Array(201).fill(1))],
  ['zero', factOf('zero', 0)],
  ['endless', factOf('endless', Number.POSITIVE_INFINITY)],
  ['full', factOf('full', new Array(200).fill(1))],
  ['heavy', factOf('heavy', new Array(200).fill('x'.repeat(2_000)))],
  ['odd', factOf('odd', JSON.parse('{"constructor": null}'))],
  ['deep', factOf('deep', JSON.parse(`${'{"a":'.repeat(9)}1${'}'.repeat(9)}`))],
  [
    'wide',
    factOf(
      'wide',
      Object.fromEntries([...new Array(201).keys()].map(i => [`k${i}`, i])),
    ),
  ],
  ['nothing', { ...factOf('nothing', 0), observation: { kind: 'none' } }],
]);

const world = {
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      annotations: {
        'acme.com/rota': 'orders-primary',
        long: 'x'.repeat(10_001),
      },
      labels: { tier: '1' },
      links: [
        { url: 'https://runbook', type: 'runbook' },
        { url: 'https://board', title: 'Service dashboard' },
      ],
    },
    spec: { type: 'service', replicas: 3, tags: ['a', 'b'] },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/a' }],
  },
  tier: 1,
  now: NOW,
  fact: (id: string) => facts.get(id),
};

function run(
  expression: string,
  expects: 'boolean' | 'number' | 'any' = 'boolean',
) {
  const compilation = compileRule(expression, { expects });
  if (compilation.kind === 'refused') {
    return compilation.problems.map(problem => problem.code).join();
  }
  const outcome = compilation.rule.evaluate(world);
  switch (outcome.kind) {
    case 'value':
      return outcome.value;
    case 'fault':
      return 'fault';
    default:
      return `${outcome.kind} ${outcome.factIds.join()}`;
  }
}

describe('compileRule', () => {
  it.each([
    ['fact("n").value >= 3', true],
    ['fact("n").value == 3', true],
    ['fact("n").value + 1 > 3', true],
    ['fact("n").value * 0.5 > 1', true],
    ['fact("n").value / 2 == 1.5', true],
    ['fact("ratio").value >= 0.95', true],
    ['fact("text").value == "golden"', true],
    ['fact("text").value.matches("^gold(en)?$")', true],
    ['"x".matches("(a+)+$")', false],
    ['fact("n").provenance == "measured"', true],
    ['fact("list").value.exists(x, x > 1)', true],
    ['size(fact("list").value) == 2', true],
    ['fact("object").value.a == 1', true],
    ['annotation("acme.com/rota") != ""', true],
    ['annotation("absent") == ""', true],
    ['label("tier") == "1"', true],
    ['link("runbook") == "https://runbook"', true],
    ['link("dashboard") == "https://board"', true],
    ['relations("ownedBy").exists(r, r.startsWith("group:"))', true],
    ['entity.spec.replicas == 3', true],
    ['entity.spec.replicas in [1, 3]', true],
    ['has(entity.spec.missing)', false],
    ['tier <= 1', true],
    ['daysSince("2026-11-18T10:00:00Z") == 2', true],
    ['hoursSince(timestamp("2026-11-20T08:00:00Z")) == 2', true],
    ['now > timestamp("2026-01-01T00:00:00Z")', true],
    ['10 - (5 - 3) == 8 && "x".matches("x")', true],
    ['!(1 == 2) == ("x".matches("x") == true)', true],
    ['0.0000000001 < 1.0 && "x".matches("x")', true],
    ['["a", "b"].all(t, t.matches("^[ab]$"))', true],
    ['["a", "b"].filter(t, t.matches("a")).size() == 1', true],
    ['now - timestamp("2026-11-19T10:00:00Z") >= duration("1d")', true],
    ['now - timestamp("2026-11-19") < duration("35h")', true],
    ['timestamp("2026-11-20T10:00:00") == now', true],
    ['int("07") + int(3.9) == 10', true],
    ['double("1.5e1") == 15', true],
    ['15 != double(15)', false],
    ['fact("n").value == 3 && 3 == fact("n").value', true],
    ['fact("list").value == [1, 2] && [1.0, 2.0] == fact("list").value', true],
    ['[fact("n").value].exists(x, x == size("abc"))', true],
    ['now.getHours() == 10', true],
    ['annotation("constructor") == "" && label("__proto__") == ""', true],
    ['entity.spec.tags.all(t, entity.spec.tags.exists(u, u == t))', true],
  ])('answers %s with %p', (expression, expected) => {
    expect(run(expression)).toBe(expected);
  });

  it.each([
    ['fact("absent").value > 1', 'missing absent'],
    ['!(fact("absent").value > 1)', 'missing absent'],
    ['fact("absent").value > 1 ? true : true', 'missing absent'],
    ['fact("absent").value > 1 || true', true],
    ['fact("absent").value > 1 && false', false],
    ['fact("absent").value > 1 || fact("n").value > 9', 'missing absent'],
    ['[1, 2].exists(x, x == 2 || fact("absent").value == x)', true],
    ['fact("nothing").value > 1', 'none nothing'],
    ['!(fact("nothing").value > 1)', 'none nothing'],
    ['fact("text").value >= 3', 'fault'],
    ['entity.spec.absent == 1', 'fault'],
    ['fact("long").value.exists(x, x == 1)', 'fault'],
    ['entity.constructor == 1', 'fault'],
    ['daysSince("soon") > 1', 'fault'],
    ['int(annotation("absent")) <= 3', 'fault'],
    ['!(double("nan") > 3.0)', 'fault'],
    ['!(fact("zero").value / fact("zero").value > 1)', 'fault'],
    ['!(fact("n").value / 0 > 1)', 'fault'],
    ['!(fact("endless").value > 1)', 'fault'],
    ['fact("list").value == fact("list").value + fact("full").value', 'fault'],
    ['fact("wide").value.exists(k, k == "k1")', 'fault'],
    ['fact("deep").value.a == 1', 'fault'],
    ['fact("heavy").value.exists(x, x == "")', 'fault'],
    ['fact("odd").value.constructor == 1', 'fault'],
    ['fact("odd").value == 1', 'fault'],
    ['daysSince("2026-02-30") > 1', 'fault'],
    ['now + duration("99y") > now', 'fault'],
    ['timestamp("yesterday") < now', 'fault'],
    ['annotation("long") != ""', 'fault'],
  ])('never turns a gap into an answer: %s is %p', (expression, expected) => {
    expect(run(expression)).toBe(expected);
  });

  it.each([
    ['1 +', 'rule-syntax'],
    ['', 'rule-syntax'],
    ['nothing(1)', 'rule-function'],
    ['"a".split(",").size() == 1', 'rule-function'],
    ['cel.bind(x, [1], x == [1])', 'rule-function'],
    ['fact("n")', 'rule-fact'],
    ['fact("n").observedAt', 'rule-fact'],
    ['fact("n" + "m").value == 1', 'rule-fact'],
    ['fact(label("x")).value == 1', 'rule-fact'],
    ['has(fact("n").value.a)', 'rule-absence'],
    ['!has(fact("n").value.a)', 'rule-absence'],
    ['tier + 1', 'rule-type'],
    ['unknown.a == 1', 'rule-type'],
    ['tier == "one"', 'rule-type'],
    ['"a".matches("(?=a)b")', 'rule-pattern'],
    ['"a".matches(label("p"))', 'rule-pattern'],
    ['[1].all(a, [1].all(b, [1].all(c, true)))', 'rule-loops'],
    ['[1].map(x, [x, x]) == [1]', 'rule-function'],
    ['now.getHours("Europe/Berlin") == 1', 'rule-time'],
    ['now.getDayOfYear() == 1', 'rule-function'],
    ['entity == 1', 'rule-entity'],
    ['entity.spec.a == entity.metadata', 'rule-entity'],
    ['entity[label("x")] == 1', 'rule-entity'],
    ['[1].all(tier, true)', 'rule-loops'],
    ['readiness_int("1") == 1', 'rule-function'],
    [
      'fact("a").value.all(x, fact("b").value.all(y, fact("c").value == fact("d").value))',
      'rule-too-costly',
    ],
    [
      'fact("a").value.all(x, fact("b").value.all(y, y.matches("a")))',
      'rule-too-costly',
    ],
    [`"${'a'.repeat(2100)}" == ""`, 'rule-too-long'],
    [`${'('.repeat(500)}1${')'.repeat(500)} == 1`, 'rule-syntax'],
    [`${'!'.repeat(900)}true`, 'rule-syntax'],
    [`[${'1,'.repeat(300)}1].size() > 1`, 'rule-syntax'],
  ])('refuses %j as %s', (expression, code) => {
    expect(run(expression)).toBe(code);
  });

  it('knows which facts and entity paths a rule reads', () => {
    const compilation = compileRule(
      'fact("b").value > 1 && fact("a").value == "x" && annotation("rota") != "" && entity.spec["type"] == "service" && now > timestamp("2026-01-01T00:00:00Z")',
      { expects: 'boolean' },
    );
    expect(compilation).toMatchObject({
      kind: 'compiled',
      rule: {
        reads: {
          factIds: ['a', 'b'],
          entityPaths: ['metadata.annotations.rota', 'spec.type'],
          readsTier: false,
          readsNow: true,
          readsRelations: false,
        },
      },
    });
  });

  it.each<[string, unknown]>([
    ['fact("zero").value * -1', 0],
    ['fact("object").value', { a: 1 }],
    ['fact("list").value', [1, 2]],
    ['size("abc")', 3],
    ['timestamp("2026-11-19")', '2026-11-19T00:00:00.000Z'],
    ['{"a": [1, 2.5]}', { a: [1, 2.5] }],
    ['null', null],
    ['fact("long").value', 'fault'],
    ['fact("endless").value', 'fault'],
  ])('gives %s as JSON', (expression, expected) => {
    expect(run(expression, 'any')).toEqual(expected);
  });

  it.each([
    'fact("long").value == 1',
    'fact("heavy").value.exists(x, x == "")',
    'fact("wide").value',
  ])('says when a value is too large: %s', expression => {
    const compilation = compileRule(expression, { expects: 'any' });
    const outcome =
      compilation.kind === 'compiled' && compilation.rule.evaluate(world);
    expect(outcome).toEqual({
      kind: 'fault',
      message: 'a value is larger than a rule may look at',
    });
  });

  it('gives the position of a mistake', () => {
    expect(
      compileRule('tier <= 1 && fact("x")', { expects: 'boolean' }),
    ).toEqual({
      kind: 'refused',
      problems: [expect.objectContaining({ code: 'rule-fact', position: 13 })],
    });
  });
});
