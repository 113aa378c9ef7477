import { saveBlob } from './saveBlob';

describe('saveBlob', () => {
  it('clicks a link with the name of the file, and leaves nothing behind', () => {
    jest.useFakeTimers();
    const clicked: [string, string][] = [];
    const createObjectURL = jest.fn(() => 'blob:archive');
    const revokeObjectURL = jest.fn();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        clicked.push([this.href, this.download]);
      });
    const blob = new Blob(['archive']);

    saveBlob(blob, 'evidence.zip');

    expect(createObjectURL).toHaveBeenCalledWith(blob);
    expect(clicked).toEqual([['blob:archive', 'evidence.zip']]);
    expect(document.querySelector('a')).toBeNull();
    expect(revokeObjectURL).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(revokeObjectURL).toHaveBeenCalledWith('blob:archive');
    jest.useRealTimers();
  });
});
