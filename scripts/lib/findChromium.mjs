import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** The program of the Chromium or Chrome of this machine, or undefined; the variable CHROMIUM names another one. */
export function findChromium(env) {
  const candidates = [
    env.CHROMIUM,
    ...names.flatMap(name =>
      (env.PATH ?? '').split(delimiter).map(folder => join(folder, name)),
    ),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find(file => file && existsSync(file));
}
