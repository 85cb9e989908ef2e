import '@fontsource-variable/archivo/wght.css';
import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import './tokens.css';
import './base.css';
import {readToken} from './api/token.ts';
import {StudioPage} from './studio-page.tsx';
import {followAddress} from './view/address-bar.ts';
import {followTheme} from './view/theme.ts';

// Nothing grows old by itself: the server says what has changed.
const client = new QueryClient({
  defaultOptions: {queries: {staleTime: Infinity, refetchOnWindowFocus: false, retry: 1}},
});

// Before the address is read for anything else.
readToken();
followTheme();
followAddress();

const place = document.querySelector('#page');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <StudioPage />
      </QueryClientProvider>
    </StrictMode>,
  );
}
