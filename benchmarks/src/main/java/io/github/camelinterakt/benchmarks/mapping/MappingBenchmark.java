package io.github.camelinterakt.benchmarks.mapping;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Spread;
import io.github.camelinterakt.model.Contact;

/** How long it takes to make a contact of a record and a row of a contact, on one thread, beside the same by hand. */
public final class MappingBenchmark {

    private static final int RECORDS = 1_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 15;
    private static final String BY_HAND = "by-hand";

    private final List<Task> tasks = new ArrayList<>();
    /** What all results come to, so that the compiler cannot leave them out. */
    private int sum;

    /** What one contestant does one way; its rates are records a second, one for each round. */
    private record Task(String contestant, IntUnaryOperator toDo, List<Double> rates) {}

    MappingBenchmark() {
        add(BY_HAND, new MapperByHand());
        add("mapping", Records.mapping());
    }

    private void add(String contestant, RecordMapper mapper) {
        List<Map<String, Object>> records = Records.some(RECORDS);
        List<Contact> contacts = records.stream().map(mapper::contact).toList();
        tasks.add(new Task(
                contestant, i -> mapper.contact(records.get(i)).getTraits().size(), new ArrayList<>()));
        tasks.add(new Task(contestant, i -> mapper.row(contacts.get(i)).size(), new ArrayList<>()));
    }

    /**
     * Runs the benchmark and prints its table.
     *
     * @param args {@code --measured-ms=} how long one of the rounds takes; 500 if there is none
     */
    public static void main(String[] args) {
        long millis = args.length == 0 ? 500 : Long.parseLong(args[0].replace("--measured-ms=", ""));
        System.out.println(Machine.here(LocalDate.now(ZoneOffset.UTC)).markdown());
        System.out.println(new MappingBenchmark().table(Duration.ofMillis(millis)));
    }

    /** Measures all rounds, in each of which every task has so much time. */
    String table(Duration measured) {
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            for (Task task : tasks) {
                double rate = rate(task.toDo(), measured);
                if (round >= WARM_UPS) {
                    task.rates().add(rate);
                }
            }
        }
        StringBuilder table = new StringBuilder("""
                | contestant | to contact, us | times `by-hand` (lowest to highest) | to row, us | times `by-hand` (lowest to highest) |
                | --- | --- | --- | --- | --- |
                """);
        for (int i = 0; i < tasks.size(); i += 2) {
            table.append("| `" + tasks.get(i).contestant() + "` | ")
                    .append(cells(tasks.get(i), tasks.get(0)))
                    .append(" | ")
                    .append(cells(tasks.get(i + 1), tasks.get(1)))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cells(Task task, Task byHand) {
        double[] micros = task.rates().stream().mapToDouble(rate -> 1e6 / rate).toArray();
        double[] times = new double[micros.length];
        for (int round = 0; round < times.length; round++) {
            times[round] = byHand.rates().get(round) / task.rates().get(round);
        }
        Spread ratio = Spread.of(times);
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f (%.2f to %.2f)",
                Spread.of(micros).median(),
                ratio.median(),
                ratio.lowest(),
                ratio.highest());
    }

    private double rate(IntUnaryOperator toDo, Duration measured) {
        long start = System.nanoTime();
        long done = 0;
        long taken;
        do {
            for (int i = 0; i < RECORDS; i++) {
                sum += toDo.applyAsInt(i);
            }
            done += RECORDS;
            taken = System.nanoTime() - start;
        } while (taken < measured.toNanos());
        return done / (taken / 1e9);
    }

    /** What all that was made comes to. */
    int sum() {
        return sum;
    }
}
