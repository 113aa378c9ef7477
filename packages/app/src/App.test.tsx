import { render, screen } from '@testing-library/react';
import { app } from './App';

const config = {
  app: { title: 'Portal', baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
  organization: { name: 'Sample Company' },
};

describe('the demo portal', () => {
  it('asks the backend for a guest session by itself', async () => {
    process.env = {
      ...process.env,
      APP_CONFIG: [{ data: config, context: 'test' }] as unknown as string,
    };
    const requests = new Array<string>();
    jest.spyOn(global, 'fetch').mockImplementation(async input => {
      requests.push(String(input));
      throw new Error('the backend is not there');
    });

    render(app.createRoot());

    expect(
      await screen.findByText(/You do not appear to be signed in/),
    ).toBeInTheDocument();
    expect(requests).toContain('http://localhost:7007/api/auth/guest/refresh');
  });
});
