package io.github.camelinterakt.benchmarks.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The contact list as a process of its own. Prints its port; each line on its input is a number of contacts and a delay in
 * milliseconds, acknowledged with the same line; ends with its input.
 */
public final class ContactListMain {

    private ContactListMain() {}

    public static void main(String[] args) throws IOException {
        try (ContactList list = ContactList.start();
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            System.out.println(list.port());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                list.set(Integer.parseInt(words[0]), Duration.ofMillis(Long.parseLong(words[1])));
                System.out.println(line);
            }
        }
    }
}
