/** @jest-environment jsdom */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { JsonView } from '../../../ui/json/JsonView.tsx';

afterEach(cleanup);

describe('a short value', () => {
  test('is plain text, its long strings shortened until asked for', () => {
    const { container } = render(<JsonView value={{ note: 'x'.repeat(700), after: 1 }} label="Input" />);
    expect(container.textContent).not.toContain('x'.repeat(401));
    expect(container.textContent).toContain('"after": 1');
    fireEvent.click(screen.getByRole('button', { name: '… show all 300 more characters' }));
    expect(container.querySelector('pre')?.textContent).toBe(JSON.stringify({ note: 'x'.repeat(700), after: 1 }, null, 2));
  });

  test('is copied whole, and a refusal is told', async () => {
    const writeText = jest.fn<(text: string) => Promise<void>>().mockResolvedValueOnce().mockRejectedValueOnce(new Error('denied'));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    render(<JsonView value={{ note: 'x'.repeat(700) }} label="Input" />);
    const copy = screen.getByRole('button', { name: 'Copy JSON' });
    fireEvent.click(copy);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
    expect(writeText).toHaveBeenCalledWith(JSON.stringify({ note: 'x'.repeat(700) }, null, 2));
    fireEvent.click(copy);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('The browser refused to copy'));
  });
});

test('a long value is plain text until its editor has come', () => {
  const { container } = render(<JsonView value={Array.from({ length: 5_000 }, (_, index) => index)} label="Output" />);
  const shown = container.querySelector('pre')?.textContent ?? '';
  expect(shown).toContain('  0,\n  1,');
  expect(shown.length).toBeLessThan(5_000);
  expect(screen.getByRole('button', { name: 'Search in it' })).toBeTruthy();
});
