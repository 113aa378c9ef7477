module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Tests install this module in the backend that it is for, and the benchmark runs its stages.
    '@backstage/no-mixed-plugin-imports': [
      'error',
      { excludedFiles: ['**/src/__testUtils__/**', '**/src/**/*.test.ts'] },
    ],
  },
});
