import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { MarkdownField } from './MarkdownField';

describe('MarkdownField', () => {
  it('previews links that do not lead away from what was typed', async () => {
    await renderReadiness(
      <MarkdownField
        label="Reason"
        longest={100}
        value="See [the minutes](https://wiki.example.com/minutes)"
        onChange={() => {}}
      />,
      {},
    );
    await userEvent.click(screen.getByText('Preview of Reason'));

    expect(
      await screen.findByRole('link', { name: /the minutes/ }),
    ).toHaveAttribute('target', '_blank');
  });
});
