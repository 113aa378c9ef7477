import '@testing-library/jest-dom';
import 'jest-axe/extend-expect';
import { configure } from '@testing-library/react';

// Checks of a whole page, and the first load of one, take seconds on a busy machine.
jest.setTimeout(180_000);
configure({ asyncUtilTimeout: 45_000 });
