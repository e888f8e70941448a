package io.github.camelinterakt.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where and when it was measured.
 *
 * @param processor the processor's model, or its architecture where the system does not tell
 * @param cores how many the virtual machine may use
 * @param java name and version of the virtual machine
 * @param system name and version of the operating system
 * @param date the day, in UTC
 * @param load the system's load average of the minute before; negative where it does not tell
 */
public record Machine(String processor, int cores, String java, String system, LocalDate date, double load) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** The machine that this runs on. */
    public static Machine here(LocalDate date) {
        return new Machine(
                modelOfProcessor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                date,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** As a line of text. */
    public String markdown() {
        String loaded = load < 0 ? "" : String.format(Locale.ROOT, ", load average before the run %.2f", load);
        return String.format(
                Locale.ROOT, "%s, %d cores, %s, %s, %s%s.%n", processor, cores, java, system, date, loaded);
    }

    private static String modelOfProcessor() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(CPU_INFO)) {
            return architecture;
        }
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }
}
