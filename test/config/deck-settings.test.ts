import { expect, test } from 'vitest';
import { type DeckSettings, settingsOfDeck } from '../../src/config/deck-settings.ts';
import { defaultSettings } from '../../src/config/settings.ts';
import { type DeckName, deckName } from '../../src/deck.ts';

function deck(name: string): DeckName {
  const cleaned = deckName(name);
  if (cleaned === undefined) throw new Error(`${name} is no deck`);
  return cleaned;
}

function inForce(own: Readonly<Record<string, DeckSettings>>, name: string) {
  const deckSettings = new Map(
    Object.entries(own).map(([of, settings]) => [deck(of), settings] as const),
  );
  return settingsOfDeck({ settings: defaultSettings, deckSettings }, deck(name));
}

test('the nearest deck around it that sets a value wins, each value by itself', () => {
  const own = {
    aws: { desiredRetention: 0.8, learningSteps: [1] },
    'aws::ec2': { desiredRetention: 0.95 },
    'aws::ec2::spot': { relearningSteps: [5] },
    awsome: { desiredRetention: 0.7 },
  };
  expect(inForce(own, 'aws::ec2::spot')).toEqual({
    ...defaultSettings,
    desiredRetention: 0.95,
    learningSteps: [1],
    relearningSteps: [5],
  });
  expect(inForce(own, 'aws::s3').desiredRetention).toBe(0.8);
  expect(inForce(own, 'gcp')).toEqual(defaultSettings);
});

test('a deck can switch off what a deck around it sets', () => {
  const own = { aws: { learningSteps: [1, 10] }, 'aws::ec2': { learningSteps: [] } };
  expect(inForce(own, 'aws::ec2').learningSteps).toEqual([]);
});

test('of limits, every one on the way up holds', () => {
  const own = { aws: { newPerDay: 5 }, 'aws::ec2': { newPerDay: 10, reviewsPerDay: 9999 } };
  expect(inForce(own, 'aws::ec2')).toMatchObject({ newPerDay: 5, reviewsPerDay: 200 });
  expect(inForce({ aws: { newPerDay: 0 } }, 'aws')).toMatchObject({ newPerDay: 0 });
});

test('the settings of all stay as they were', () => {
  inForce({ aws: { newPerDay: 1, desiredRetention: 0.7 } }, 'aws');
  expect(defaultSettings).toMatchObject({ newPerDay: 20, desiredRetention: 0.9 });
});
