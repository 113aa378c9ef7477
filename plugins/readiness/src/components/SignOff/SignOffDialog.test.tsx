import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { attestable, NOW } from '../../__fixtures__';
import { englishWords } from '../../__testUtils__/englishWords';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { SignOffDialog } from './SignOffDialog';

const entityRef = 'component:default/checkout-api';
const [, , threats] = attestable;

/** The dialog with all that has to be given but the end. */
async function renderDialog() {
  const governance = fixtureGovernanceApi();
  const onClose = jest.fn();
  await renderReadiness(
    <SignOffDialog
      entityRef={entityRef}
      check={threats}
      onDone={() => {}}
      onClose={onClose}
    />,
    { governance },
  );
  await userEvent.click(screen.getByLabelText('Met'));
  await userEvent.click(screen.getByLabelText('Evidence as text'));
  await userEvent.paste('Seen on Monday');
  return { governance, onClose, submit: screen.getByText('Sign off') };
}

/** At which the fixtures are looked at, where the tests run. */
const time = englishWords().formats.time(NOW);

const day = () => screen.getByLabelText(/^Valid until the end of/);

describe('SignOffDialog', () => {
  it('offers what is shorter than the check allows, and tells the end before it is saved', async () => {
    const { governance, onClose, submit } = await renderDialog();

    expect(
      screen.getByLabelText('365 days, as long as the check allows'),
    ).toBeChecked();
    expect(
      screen.getByText(`It ends by itself on Nov 22, 2027 at ${time}.`),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('90 days'));
    expect(
      screen.getByText(`It ends by itself on Feb 20, 2027 at ${time}.`),
    ).toBeInTheDocument();
    expect(await axe(screen.getByRole('dialog'))).toHaveNoViolations();
    await userEvent.click(submit);

    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(governance.attest).toHaveBeenCalledWith(
      entityRef,
      expect.objectContaining({ checkId: 'threat-model', validForDays: 90 }),
    );
  });

  it('refuses a later date than the check allows, at the field and in words', async () => {
    const { submit } = await renderDialog();
    await userEvent.click(screen.getByLabelText('Until a date'));

    expect(day()).toHaveAttribute('max', '2027-11-22');
    fireEvent.change(day(), { target: { value: '2027-11-23' } });
    expect(day()).toBeInvalid();
    expect(
      screen.getByText('The check allows no longer than until Nov 22, 2027'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^It ends by itself/)).not.toBeInTheDocument();
    expect(submit.closest('button')).toBeDisabled();
    fireEvent.change(day(), { target: { value: '2026-12-24' } });
    expect(
      screen.getByText('It ends by itself at the end of Dec 24, 2026.'),
    ).toBeInTheDocument();
    expect(submit.closest('button')).toBeEnabled();
  });

  it('tells the time at which it ends on the last day that the check allows', async () => {
    await renderDialog();
    await userEvent.click(screen.getByLabelText('Until a date'));
    fireEvent.change(day(), { target: { value: '2027-11-22' } });

    expect(
      screen.getByText(`It ends by itself on Nov 22, 2027 at ${time}.`),
    ).toBeInTheDocument();
  });

  it('asks of a "not applicable" for a comment, and for no evidence', async () => {
    const { governance, submit } = await renderDialog();
    await userEvent.clear(screen.getByLabelText('Evidence as text'));
    expect(screen.getByText('Still missing: evidence')).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Not applicable'));

    expect(
      screen.getByText('Still missing: in the comment, why it does not apply'),
    ).toBeInTheDocument();
    expect(submit.closest('button')).toBeDisabled();
    await userEvent.click(screen.getByLabelText('Comment'));
    await userEvent.paste('It keeps nothing');
    await userEvent.click(submit);

    await waitFor(() =>
      expect(governance.attest).toHaveBeenCalledWith(
        entityRef,
        expect.objectContaining({
          answer: 'not-applicable',
          comment: 'It keeps nothing',
        }),
      ),
    );
  });
});
