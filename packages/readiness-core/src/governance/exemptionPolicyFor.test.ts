import { Entity } from '@backstage/catalog-model';
import { ExemptionPolicy } from './documentTypes';
import { ExemptionCase, exemptionPolicyFor } from './exemptionPolicyFor';

const DAY = 86_400_000;

function policy(
  name: string,
  rules: ExemptionPolicy['rules'],
  appliesTo?: ExemptionPolicy['appliesTo'],
): ExemptionPolicy {
  return {
    ...{ name, title: name, rules, version: name },
    ...(appliesTo !== undefined && { appliesTo }),
  };
}

function component(tags: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', tags },
  };
}

const wanted: ExemptionCase = {
  standard: 'production',
  check: { level: 'foundation', category: 'security' },
};

const easyForTier3 = policy('easy', [
  { tiers: [3], approver: 'automatic', longest: 90 * DAY },
]);
const everybody = policy('general', [
  { approver: 'automatic', longest: 30 * DAY },
]);
const forCards = policy(
  'cards',
  [{ approver: 'group:default/security', longest: 60 * DAY }],
  { kind: 'Component', 'metadata.tags': { $contains: 'pci' } },
);

describe('exemptionPolicyFor', () => {
  it('takes the first rule that fits by tier', () => {
    expect(exemptionPolicyFor([easyForTier3], { ...wanted, tier: 3 })).toEqual({
      ...{ approver: 'automatic', longest: 90 * DAY, policy: 'easy' },
    });
    expect(
      exemptionPolicyFor([easyForTier3], { ...wanted, tier: 0 }),
    ).toMatchObject({ approver: null, policy: null });
  });

  it('never approves automatically for a tier that nobody declares what a person would decide for one of them', () => {
    expect(exemptionPolicyFor([easyForTier3], wanted)).toMatchObject({
      approver: null,
      policy: 'easy',
    });
    expect(exemptionPolicyFor([everybody], wanted)).toMatchObject({
      approver: 'automatic',
    });
  });

  it('asks the group of the scope that holds the entity', () => {
    const entity = component(['pci']);
    expect(
      exemptionPolicyFor([everybody, forCards], { ...wanted, tier: 2, entity }),
    ).toMatchObject({ approver: 'group:default/security', policy: 'cards' });
  });

  it('does not get easier by leaving the scope of a stricter policy', () => {
    const entity = component();
    expect(
      exemptionPolicyFor([everybody, forCards], { ...wanted, tier: 2, entity }),
    ).toMatchObject({ approver: 'group:default/security' });
  });

  it('is not made stricter by a policy for another kind, which no descriptor turns into this one', () => {
    const entity = component();
    const forApis = { ...forCards, appliesTo: { kind: 'API' } };
    expect(
      exemptionPolicyFor([everybody, forApis], { ...wanted, tier: 2, entity }),
    ).toMatchObject({ approver: 'automatic', policy: 'general' });
  });
});
