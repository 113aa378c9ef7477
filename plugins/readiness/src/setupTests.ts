import '@testing-library/jest-dom';
import 'jest-axe/extend-expect';

// Accessibility checks of a whole page take seconds on a busy machine.
jest.setTimeout(60_000);
