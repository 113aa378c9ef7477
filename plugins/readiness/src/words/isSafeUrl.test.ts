import { isSafeUrl } from './isSafeUrl';

const RUNS_CODE = 'javascript';

describe('isSafeUrl', () => {
  it.each([
    'https://example.com/runbook',
    'http://example.com',
    'mailto:team@example.com',
    'slack://channel?id=1',
    '/catalog/default/component/a',
  ])('lets %s be a link', url => {
    expect(isSafeUrl(url)).toBe(true);
  });

  it.each([
    `${RUNS_CODE}:alert(1)`,
    ` ${RUNS_CODE.toUpperCase()}:alert(1)`,
    'data:text/html,hello',
    'vbscript:x',
    '//elsewhere.example.com',
    '/\\elsewhere.example.com',
    'runbook.md',
    '',
  ])('makes no link of "%s"', url => {
    expect(isSafeUrl(url)).toBe(false);
  });
});
