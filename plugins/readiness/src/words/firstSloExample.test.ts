import { checkoutSummary } from '../__fixtures__';
import { firstSloExample } from './firstSloExample';

describe('firstSloExample', () => {
  it('names the entity, and the service by its name', () => {
    const text = firstSloExample(checkoutSummary);

    expect(text).toContain(
      'readiness.backstage.io/entity: component:default/checkout-api\n',
    );
    expect(text).toContain('service: checkout-api\n');
  });

  it('makes a name of OpenSLO from any name of an entity', () => {
    const entityRef = `component:default/A_very.long-${'x'.repeat(63)}`;
    const [, name] =
      firstSloExample({ ...checkoutSummary, entityRef }).match(
        /^ {2}name: (.*)$/m,
      ) ?? [];

    expect(name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
    expect(name.length).toBeLessThanOrEqual(63);
  });
});
