import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the page about the webhook uses of openssl and curl, for machines without them. */
public class JdkTools {

    public static void main(String... command) throws Exception {
        List<String> arguments = List.of(command);
        if (arguments.get(0).equals("openssl")) {
            Mac mac = Mac.getInstance("HmacSHA256");
            String key = arguments.get(arguments.indexOf("-hmac") + 1);
            mac.init(new SecretKeySpec(key.getBytes(), "HmacSHA256"));
            byte[] body = Files.readAllBytes(Path.of(arguments.get(arguments.size() - 1)));
            System.out.println("HMAC-SHA2-256= " + HexFormat.of().formatHex(mac.doFinal(body)));
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(arguments.get(arguments.size() - 1)));
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("-H")) {
                String[] header = arguments.get(i + 1).split(": ", 2);
                request.header(header[0], header[1]);
            } else if (arguments.get(i).equals("--data-binary")) {
                Path body = Path.of(arguments.get(i + 1).substring(1));
                request.POST(HttpRequest.BodyPublishers.ofFile(body));
            }
        }
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(response.body() + " (HTTP " + response.statusCode() + ")");
    }
}
