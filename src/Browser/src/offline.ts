// The page shown without a server: opens the app again as soon as it answers.
const again = async () => {
  const answer = await fetch('/health', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
};
addEventListener('online', () => void again());
setInterval(() => void again(), 5000);

export {};
